using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChatDigestBot.Playground.BotApi.Requests;

/// <summary>Reads the parameters of a call in every form Telegram's server takes them.</summary>
internal static class RequestReader
{
    public static async ValueTask<(ApiParameters Parameters, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters();
        if (request.QueryString.HasValue)
        {
            foreach (var (name, value) in request.Query)
            {
                parameters.Add(name, value.ToString());
            }
        }

        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked"))
        {
            return (parameters, null);
        }

        if (request.HasFormContentType)
        {
            await ReadFormAsync(request, parameters, cancellationToken);
            return (parameters, null);
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (parameters, Refusal.Playground($"the content type {request.ContentType} is read by nobody; use JSON or a form"));
        }

        return (parameters, await ReadJsonAsync(request, parameters, cancellationToken));
    }

    private static async Task ReadFormAsync(HttpRequest request, ApiParameters parameters, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        foreach (var (name, value) in form)
        {
            parameters.Add(name, value.ToString());
        }

        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, cancellationToken);
            parameters.Add(new UploadedFile(file.Name, file.FileName, file.ContentType, bytes.ToArray()));
        }
    }

    private static async ValueTask<Refusal?> ReadJsonAsync(HttpRequest request, ApiParameters parameters, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var refusal = ParseJson(read.Buffer, parameters);
            reader.AdvanceTo(read.Buffer.End);
            return refusal;
        }
    }

    /// <summary>Strings are taken decoded, everything else as the text that stands there: <c>null</c> is the text "null".</summary>
    private static Refusal? ParseJson(ReadOnlySequence<byte> body, ApiParameters parameters)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return Refusal.Bad("JSON object expected");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    parameters.Add(name, reader.GetString()!);
                    continue;
                }

                var start = reader.TokenStartIndex;
                reader.Skip();
                parameters.Add(name, Encoding.UTF8.GetString(body.Slice(start, reader.BytesConsumed - start)));
            }

            return null;
        }
        catch (JsonException malformed)
        {
            return Refusal.Playground($"the body is no JSON: {malformed.Message}");
        }
        catch (InvalidOperationException)
        {
            return Refusal.Bad("Strings must be encoded in UTF-8");
        }
    }
}
