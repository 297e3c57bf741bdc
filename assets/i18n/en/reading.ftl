# What was noticed in files of certificates and in logs, and what to do about it.

private-key = This is a private key; nothing of it was read or kept
private-key-hint = Import the certificate that belongs to it, and keep the key where it is.
request = This is a request for a certificate, not a certificate
request-hint = Import what the certificate authority sent back.
html-page = This is a web page, not a certificate
html-page-hint = Download the certificate again; the server may have asked for a sign-in.
pem-end = The certificate has no END line; the file was cut off
pem-end-hint = Copy or download the whole file again.
not-base64 = The block holds characters that do not belong there (outside base64)
not-base64-hint = Copy the block again as it was; a mail program or editor may have changed it.
no-certificate = There is no certificate inside
no-certificate-hint = Check that this is the right file, and export it again as PEM or DER.
no-block = No block of a certificate was found
no-block-hint = A certificate begins with a line “BEGIN CERTIFICATE” between five dashes.
other-block = The block is named “{ $label }”; that is no certificate
other-block-hint = A certificate begins with a line “BEGIN CERTIFICATE” between five dashes.
cut = The certificate is incomplete; the file was cut off
cut-hint = Copy or download the whole file again.
repeated = “{ $subject }” is in the file more than once
repeated-hint = Nothing to do; it is taken once.
expired = “{ $subject }” expired on { $day }
expired-hint = Nothing that checks certificates accepts it any more.
not-yet-valid = “{ $subject }” is not valid before { $day }
not-yet-valid-hint = Check the date, or wait until then.
endless = “{ $subject }” has no end (9999-12-31)
endless-hint = Nothing to do; device certificates are often made like this.
odd-dates = The dates of “{ $subject }” cannot be right (from { $day })
odd-dates-hint = Check the clock of the system that made it.
client-usage = “{ $subject }” also allows client authentication, which public authorities end by March 2027
client-usage-hint = Check that the other side of the SIP trunk accepts a certificate for servers only.
chain = The chain of “{ $subject }” ends at “{ $issuer }”, which the file does not hold
chain-hint = A phone that lacks that issuer reports OpenSSL error 20. Add its certificate to the server's chain.
not-syslog = No line of a log was recognized
not-syslog-hint = Import the text a phone or syslog server wrote, not an inventory.
malformed =
    { $count ->
        [one] One line has a broken head
       *[other] { $count } lines have a broken head
    }
malformed-hint = Their text was read where there was one; their time was not.
lines-cut =
    { $count ->
        [one] One line is longer than 16 KiB; its beginning was read
       *[other] { $count } lines are longer than 16 KiB; their beginning was read
    }
lines-cut-hint = Nothing to do.
lines-foreign =
    { $count ->
        [one] One line is not UTF-8; it was read as Windows-1252
       *[other] { $count } lines are not UTF-8; they were read as Windows-1252
    }
lines-foreign-hint = Nothing to do unless names look wrong; then export the log as UTF-8.
last-line = The last line has no end; it may be cut off
last-line-hint = Nothing to do; a number at its very end is not believed.
