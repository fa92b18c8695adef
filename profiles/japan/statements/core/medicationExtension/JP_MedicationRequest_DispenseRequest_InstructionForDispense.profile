url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_InstructionForDispense
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationRequest.dispenseRequest

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_InstructionForDispense"
value[x]   -  type CodeableConcept
value[x].coding  -  binding preferred http://jpfhir.jp/fhir/Examples/ValueSet/JP_MedicationInstructionForDispenseJHSP0002_VS
