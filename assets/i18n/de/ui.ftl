# Rahmen und Bedienelemente des Fensters.

visible-rows = Zeilen { $first } bis { $last } von { $rows }
