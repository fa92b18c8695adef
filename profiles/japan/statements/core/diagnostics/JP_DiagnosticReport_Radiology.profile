url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Radiology
type  DiagnosticReport
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common

basedOn                                  -  MS  type Reference(CarePlan ImmunizationRecommendation core:JP_MedicationRequest core:JP_MedicationRequest_Injection NutritionOrder ServiceRequest)
category                                 1..*  MS  slicing value:$this open
category:radiology                       1..1  patternCodeableConcept={"coding": [{"code": "LP29684-5", "system": "http://loinc.org"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_DiagnosticReportCategory_VS
category:radiology_sub                   0..*  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_RadiologyModality_VS
code                                     -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_DocumentCodes_DiagnosticReport_VS
code.coding                              -  slicing value:system open
code.coding:radiologyReportCode          0..1
code.coding:radiologyReportCode.system   1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS"
code.coding:radiologyReportCode.code     1..1  fixedCode="18748-4"
code.coding:radiologyReportCode.display  -  patternString="画像検査報告書"
subject                                  -  MS  type Reference(core:JP_Patient Group Device core:JP_Location)
encounter                                -  type Reference(core:JP_Encounter)
effective[x]                             -  MS  type dateTime
issued                                   -  MS
performer                                -  MS  type Reference(core:JP_Practitioner)
resultsInterpreter                       -  MS  type Reference(core:JP_Practitioner)
imagingStudy                             -  MS  type Reference(core:JP_ImagingStudy_Radiology)
media.link                               -  MS
conclusion                               -  MS
presentedForm                            -  MS
