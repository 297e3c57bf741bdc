# Was die Kommandozeile ausgibt.
