url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Location
type  Location
base  http://hl7.org/fhir/StructureDefinition/Location

managingOrganization  -  type Reference(core:JP_Organization)
partOf                -  type Reference(core:JP_Location)
