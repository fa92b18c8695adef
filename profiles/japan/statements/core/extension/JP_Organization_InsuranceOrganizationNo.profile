url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_InsuranceOrganizationNo
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Organization

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Organization_InsuranceOrganizationNo"
value[x]   -  type Identifier
value[x].system  -  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicalOrganizationID"
