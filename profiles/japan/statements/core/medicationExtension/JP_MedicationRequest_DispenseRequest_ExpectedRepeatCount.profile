url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationRequest.dispenseRequest

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount"
value[x]   1..1  type integer
