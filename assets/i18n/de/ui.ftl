# Rahmen und Bedienelemente des Fensters.
