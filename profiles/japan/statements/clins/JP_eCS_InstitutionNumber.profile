url   http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationRequest AllergyIntolerance Condition Patient Observation

extension        0..0
url              -  fixedUri="http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber"
value[x]         -  type Identifier
value[x].system  0..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"

invariant valid-value-institutionNumberExtension error Extension
    Prefecture (2), kind of institution (1, 2 or 3), institution (7).
    value.ofType(Identifier).value.matches('[0-4][0-9][1-3][0-9]{7}')
