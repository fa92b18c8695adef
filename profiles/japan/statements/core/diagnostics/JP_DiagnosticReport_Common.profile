url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common
type  DiagnosticReport
base  http://hl7.org/fhir/StructureDefinition/DiagnosticReport

basedOn             -  type Reference(CarePlan ImmunizationRecommendation core:JP_MedicationRequest core:JP_MedicationRequest_Injection NutritionOrder ServiceRequest)
code                -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_DocumentCodes_DiagnosticReport_VS
subject             -  type Reference(core:JP_Patient Group Device core:JP_Location)
encounter           -  type Reference(core:JP_Encounter)
performer           -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization CareTeam)
resultsInterpreter  -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization CareTeam)
