url   http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Condition

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType"
value[x]   -  type CodeableConcept  binding required http://hl7.org/fhir/ValueSet/ex-diagnosistype
