url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRatio_Amount
type  Ratio
base  http://hl7.org/fhir/StructureDefinition/Ratio

numerator    -  type Quantity<core:JP_MedicationQuantity>
denominator  -  type Quantity<core:JP_MedicationQuantity>
