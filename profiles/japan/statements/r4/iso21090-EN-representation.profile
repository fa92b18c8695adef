# An extension of R4 core, which the table of R4 types does not hold. Source: R4 extension-iso21090-en-representation
url   http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  HumanName

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
value[x]   1..1  type code  binding required http://hl7.org/fhir/ValueSet/name-v3-representation
