const types = ['string', 'integer', 'number', 'boolean']
const keys = ['type', 'default', 'required', 'enum', 'pattern', 'min', 'max', 'description']

/** A job's inputs as the JSON Schema that the protocol carries. A schema that is one already stays as it is. */
export function inputsSchema(inputs) {
  if (inputs.type === 'object') return inputs

  const properties = {}
  const required = []
  for (const [name, input] of Object.entries(inputs)) {
    const mistake = (what, expected) => new TypeError(`job: input '${name}' ${what}, expected ${expected}`)
    if (typeof input !== 'object' || input === null) throw mistake('is no object', `one such as {type: 'string'}`)
    const unknown = Object.keys(input).find((key) => !keys.includes(key))
    if (unknown) throw mistake(`has the key '${unknown}'`, `one of ${keys.join(', ')}`)

    const { type = typeof (input.default ?? input.enum?.[0] ?? ''), required: isRequired, min, max, ...rest } = input
    if (!types.includes(type)) throw mistake(`has the type '${type}'`, `one of ${types.join(', ')}`)
    if (isRequired && input.default !== undefined) throw mistake('is required and has a default', 'one of the two')
    properties[name] = { type, ...rest, ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
    if (isRequired) required.push(name)
  }

  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}
