# An extension of R4 core. Source: R4 extension-patient-mothersmaidenname
url   http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName"
value[x]   1..1  type string
