# An extension of R4 core. Source: R4 extension-translation
url   http://hl7.org/fhir/StructureDefinition/translation
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  string code markdown

extension:lang               1..1
extension:lang.extension     0..0
extension:lang.url           -     fixedUri="lang"
extension:lang.value[x]      1..1  type code  binding preferred http://hl7.org/fhir/ValueSet/languages
extension:content            1..1
extension:content.extension  0..0
extension:content.url        -     fixedUri="content"
extension:content.value[x]   1..1  type string | markdown
url                          -     fixedUri="http://hl7.org/fhir/StructureDefinition/translation"
value[x]                     0..0
