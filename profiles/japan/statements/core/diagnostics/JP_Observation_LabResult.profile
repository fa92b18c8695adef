url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_LabResult
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

basedOn                            -  type Reference(ServiceRequest)
category                           1..*  slicing value:$this open
category:laboratory                1..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:laboratory.coding         1..1
category:laboratory.coding.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:laboratory.coding.code    1..1  fixedCode="laboratory"
code                               -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationLabResultCode_VS
code.coding                        1..*
code.text                          1..1
subject                            1..1  type Reference(core:JP_Patient)
effective[x]                       1..1  type dateTime | Period | Timing
value[x]                           -  type Quantity | CodeableConcept | string  slicing type:$this open
value[x]:valueQuantity             0..1  type Quantity
value[x]:valueCodeableConcept      0..1  type CodeableConcept
value[x]:valueString               0..1  type string
specimen                           1..1
