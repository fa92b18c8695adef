# An extension of R4 core. Source: R4 extension-patient-birthtime
url   http://hl7.org/fhir/StructureDefinition/patient-birthTime
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient.birthDate

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/patient-birthTime"
value[x]   1..1  type dateTime
