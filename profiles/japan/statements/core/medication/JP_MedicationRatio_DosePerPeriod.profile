url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRatio_DosePerPeriod
type  Ratio
base  http://hl7.org/fhir/StructureDefinition/Ratio

numerator         -  type Quantity<core:JP_MedicationQuantity>
denominator.code  -  binding preferred http://hl7.org/fhir/ValueSet/units-of-time
