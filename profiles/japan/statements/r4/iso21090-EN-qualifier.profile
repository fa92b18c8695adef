# An extension of R4 core. Source: R4 extension-iso21090-en-qualifier
url   http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  HumanName.family HumanName.given HumanName.prefix HumanName.suffix

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier"
value[x]   1..1  type code  binding required http://hl7.org/fhir/ValueSet/name-part-qualifier
