# An extension of R4 core. Source: R4 extension-composition-clinicaldocument-versionnumber
url   http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Composition

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"
value[x]   1..1  type string
