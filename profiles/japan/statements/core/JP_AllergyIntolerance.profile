url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_AllergyIntolerance
type  AllergyIntolerance
base  http://hl7.org/fhir/StructureDefinition/AllergyIntolerance

code       -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_AllergyIntolerance_VS
patient    -  type Reference(core:JP_Patient)
encounter  -  type Reference(core:JP_Encounter)
recorder   -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Patient RelatedPerson)
asserter   -  type Reference(core:JP_Patient RelatedPerson core:JP_Practitioner core:JP_PractitionerRole)
