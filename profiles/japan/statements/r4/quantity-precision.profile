# An extension of R4 core. Source: R4 extension-quantity-precision
url   http://hl7.org/fhir/StructureDefinition/quantity-precision
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  decimal

extension  0..0
url        -     fixedUri="http://hl7.org/fhir/StructureDefinition/quantity-precision"
value[x]   1..1  type integer
