# An extension of R4 core. Source: R4 extension-iso21090-preferred
url   http://hl7.org/fhir/StructureDefinition/iso21090-preferred
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Element

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/iso21090-preferred"
value[x]   1..1  type boolean
