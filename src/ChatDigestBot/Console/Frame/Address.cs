using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Frame;

/// <summary>Addresses of pages with what they filter by; what is empty stands in none.</summary>
internal static class Address
{
    public static string Of(WebOptions web, string path, params (string Name, string? Value)[] query) => web.Link(path) + QueryString.Create(
        query.Where(part => part.Value is { Length: > 0 }).Select(part => KeyValuePair.Create(part.Name, part.Value)));
}
