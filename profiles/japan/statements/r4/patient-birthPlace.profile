# An extension of R4 core. Source: R4 extension-patient-birthplace
url   http://hl7.org/fhir/StructureDefinition/patient-birthPlace
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/patient-birthPlace"
value[x]   1..1  type Address
