# Namen der Änderungen und Aufgaben, Meldungen, Namen der vorgeschlagenen Szenarien.

scenario-recommended = Brücke über SIP Gateway
scenario-replace-all = Alles ersetzen
scenario-do-nothing = Nichts tun
