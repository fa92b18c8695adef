url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationQuantity
type  Quantity
base  http://hl7.org/fhir/StructureDefinition/Quantity

value  1..1
code   1..1  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUnitMERIT9_VS
