# An extension of R4 core. Source: R4 extension-data-absent-reason
url   http://hl7.org/fhir/StructureDefinition/data-absent-reason
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Element

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/data-absent-reason"
value[x]   1..1  type code  binding required http://hl7.org/fhir/ValueSet/data-absent-reason
