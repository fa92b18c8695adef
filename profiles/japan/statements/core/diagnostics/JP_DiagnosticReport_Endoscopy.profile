url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Endoscopy
type  DiagnosticReport
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common

basedOn             -  type Reference(CarePlan ImmunizationRecommendation core:JP_MedicationRequest core:JP_MedicationRequest_Injection NutritionOrder ServiceRequest)
category            1..*  MS  slicing value:$this open
category:endoscopy  1..1  patternCodeableConcept={"coding": [{"code": "LP7796-8", "system": "http://loinc.org"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_DiagnosticReportCategory_VS
code                -  binding extensible http://jpfhir.jp/fhir/core/ValueSet/JP_DocumentCodes_Endoscopy_VS
subject             -  MS  type Reference(core:JP_Patient)
encounter           -  type Reference(core:JP_Encounter)
effective[x]        -  MS  type dateTime
issued              -  MS
performer           -  MS  type Reference(core:JP_Practitioner)
resultsInterpreter  -  MS  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization)
imagingStudy        -  MS  type Reference(core:JP_ImagingStudy_Endoscopy)
media.link          -  MS
conclusion          -  MS
conclusionCode      -  MS  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ConclusionCodesJed_VS
presentedForm       -  MS
