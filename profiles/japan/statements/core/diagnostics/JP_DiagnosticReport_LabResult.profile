url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_LabResult
type  DiagnosticReport
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DiagnosticReport_Common

category                            1..*  slicing value:$this open
category:laboratory                 1..1  patternCodeableConcept={"coding": [{"code": "LP29693-6", "system": "http://loinc.org"}]}  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_DiagnosticReportCategory_VS
code.coding                         -  slicing value:system open
code.coding:laboratoryCode          0..1
code.coding:laboratoryCode.system   1..1  patternUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS"
code.coding:laboratoryCode.code     -  patternCode="11502-2"
code.coding:laboratoryCode.display  -  patternString="検体検査報告書"
subject                             -  type Reference(core:JP_Patient)
result                              -  type Reference(core:JP_Observation_LabResult)
