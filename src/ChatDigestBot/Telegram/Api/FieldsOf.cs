using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Says which fields of a type are read, and which of these must be there.</summary>
internal sealed class FieldsOf<T>(Func<T> create)
    where T : class
{
    private readonly List<Func<JsonSerializerOptions, JsonPropertyInfo>> _fields = [];

    /// <param name="name">As in Telegram's JSON.</param>
    /// <param name="set">Puts the value where it belongs.</param>
    /// <param name="converter">Null for how the value's type is read anyway.</param>
    public FieldsOf<T> Maybe<TValue>(string name, Action<T, TValue> set, JsonConverter<TValue>? converter = null)
    {
        _fields.Add(options => Field<TValue>(name, (target, value) => set((T)target, value!), converter, options));
        return this;
    }

    /// <summary>Notes only that it is there, whatever its shape.</summary>
    /// <param name="name">As in Telegram's JSON.</param>
    /// <param name="set">Puts the value where it belongs.</param>
    /// <param name="create">What stands for it.</param>
    public FieldsOf<T> Presence<TValue>(string name, Action<T, TValue?> set, Func<TValue> create)
        where TValue : class
    {
        _fields.Add(options => Field(name, (target, value) => set((T)target, value), new PresenceConverter<TValue>(create), options));
        return this;
    }

    /// <summary>Without it, or with null in its place, the whole is unreadable.</summary>
    public FieldsOf<T> Needed<TValue>(string name, Action<T, TValue> set)
    {
        _fields.Add(options =>
        {
            var field = Field<TValue>(name, (target, value) => set((T)target, value ?? throw new JsonException($"{name} is null")), converter: null, options);
            field.IsRequired = true;
            return field;
        });
        return this;
    }

    public JsonTypeInfo Build(JsonSerializerOptions options) => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<T>
    {
        ObjectCreator = create,
        // Where a type does not say so itself, the options are not asked.
        NumberHandling = options.NumberHandling,
        PropertyMetadataInitializer = _ => [.. _fields.Select(field => field(options))],
    });

    private static JsonPropertyInfo Field<TValue>(string name, Action<object, TValue?> set, JsonConverter<TValue>? converter, JsonSerializerOptions options) =>
        JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(T),
            PropertyName = name,
            JsonPropertyName = name,
            Setter = set,
            // Never asked, but a list without one would be passed over in silence.
            Getter = static _ => default,
            Converter = converter,
        });
}
