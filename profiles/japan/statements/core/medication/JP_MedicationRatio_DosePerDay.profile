url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRatio_DosePerDay
type  Ratio
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRatio_DosePerPeriod

denominator.value   -  fixedDecimal=1
denominator.unit    -  fixedString="日"
denominator.system  -  fixedUri="http://unitsofmeasure.org"
denominator.code    -  fixedCode="d"  binding required http://hl7.org/fhir/ValueSet/units-of-time
