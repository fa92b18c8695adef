# An extension of R4 core. Source: R4 extension-bodysite
url   http://hl7.org/fhir/StructureDefinition/bodySite
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Element

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/bodySite"
value[x]   1..1  type Reference(BodyStructure)
