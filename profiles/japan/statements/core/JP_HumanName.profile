url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_HumanName
type  HumanName
base  http://hl7.org/fhir/StructureDefinition/HumanName

extension:nameRepresentationUse  0..1  type Extension<iso21090-EN-representation>
