# An extension of R4 core. Source: R4 extension-ordinalvalue
url   http://hl7.org/fhir/StructureDefinition/ordinalValue
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Coding Questionnaire.item.answerOption CodeSystem.concept ValueSet.compose.include.concept

extension  0..0
url        -  fixedUri="http://hl7.org/fhir/StructureDefinition/ordinalValue"
value[x]   1..1  type decimal
