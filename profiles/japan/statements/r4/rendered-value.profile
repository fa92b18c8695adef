# An extension of R4 core. Source: R4 extension-rendered-value
url   http://hl7.org/fhir/StructureDefinition/rendered-value
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Identifier.value date dateTime time instant integer decimal string code canonical

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/rendered-value"
value[x]   1..1  type string
