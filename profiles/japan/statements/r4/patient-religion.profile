# An extension of R4 core. Source: R4 extension-patient-religion
url   http://hl7.org/fhir/StructureDefinition/patient-religion
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Patient

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/patient-religion"
value[x]   1..1  type CodeableConcept  binding extensible http://terminology.hl7.org/ValueSet/v3-ReligiousAffiliation
