url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common
type  Observation
base  http://hl7.org/fhir/StructureDefinition/Observation

basedOn      -  type Reference(CarePlan DeviceRequest ImmunizationRecommendation core:JP_MedicationRequest core:JP_MedicationRequest_Injection NutritionOrder ServiceRequest)
partOf       -  type Reference(core:JP_MedicationAdministration core:JP_MedicationAdministration_Injection core:JP_MedicationDispenseBase MedicationStatement core:JP_Procedure core:JP_Immunization ImagingStudy)
category     -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
subject      -  type Reference(core:JP_Patient Group Device core:JP_Location)
encounter    -  type Reference(core:JP_Encounter)
performer    -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization CareTeam core:JP_Patient RelatedPerson)
hasMember    -  type Reference(core:JP_Observation_Common QuestionnaireResponse MolecularSequence)
derivedFrom  -  type Reference(DocumentReference ImagingStudy Media QuestionnaireResponse core:JP_Observation_Common MolecularSequence)
