using System.Net.Http.Headers;
using System.Text.Json;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Writes a request as JSON, or as a form where files go along.</summary>
internal static class RequestWriter
{
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public static RequestBody Write<T>(ApiRequest<T> request)
    {
        // One exact array a call: pooled memory must not go back while a cut connection may still read it.
        var json = JsonSerializer.SerializeToUtf8Bytes(request, BotJson.InfoOf(request.GetType()));
        return request.Uploads is { Count: > 0 } uploads ? WriteForm(json, uploads) : RequestBody.Json(json);
    }

    private static RequestBody WriteForm(byte[] json, IReadOnlyList<(string Parameter, FileUpload File)> uploads)
    {
        var files = new List<Stream>();
        try
        {
            files.AddRange(uploads.Select(upload => upload.File.Open()));
            var form = new MultipartFormDataContent();
            using var document = JsonDocument.Parse(json);
            foreach (var field in document.RootElement.EnumerateObject())
            {
                var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
                form.Add(new StringContent(text) { Headers = { ContentType = null } }, field.Name);
            }

            foreach (var ((parameter, file), content) in uploads.Zip(files))
            {
                form.Add(new StreamContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(file.ContentType) } }, parameter, file.Name);
            }

            files.Clear(); // they are the form's now
            return RequestBody.Form(form);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }
}
