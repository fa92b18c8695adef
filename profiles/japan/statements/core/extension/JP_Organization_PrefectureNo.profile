url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_PrefectureNo
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Organization

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_PrefectureNo"
value[x]   -  type Coding  binding extensible http://jpfhir.jp/fhir/core/ValueSet/JP_PrefectureNumber_VS
