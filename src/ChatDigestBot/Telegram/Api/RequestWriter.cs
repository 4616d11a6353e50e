using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Writes a request as JSON, or as a form where files go along.</summary>
internal static class RequestWriter
{
    /// <exception cref="IOException">A file cannot be read again, should the call be made again.</exception>
    public static RequestBody Write(IRequest request)
    {
        // The library gathers the files of a request here while it is written.
        InputFileConverter.Attachments.Value = null;
        try
        {
            // One exact array a call: pooled memory must not go back while a cut connection may still read it.
            var json = BotJson.Write(request);
            return InputFileConverter.Attachments.Value is { } files ? WriteForm(json, files) : RequestBody.Json(json);
        }
        finally
        {
            InputFileConverter.Attachments.Value = null;
        }
    }

    private static RequestBody WriteForm(byte[] json, List<InputFileStream> files)
    {
        if (files.Exists(file => !file.Content.CanSeek))
        {
            throw new IOException("A file to upload must be one that can be read again.");
        }

        var form = new MultipartFormDataContent();
        using var document = JsonDocument.Parse(json);
        foreach (var field in document.RootElement.EnumerateObject())
        {
            var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            form.Add(new StringContent(text) { Headers = { ContentType = null } }, field.Name);
        }

        for (var index = 0; index < files.Count; index++)
        {
            form.Add(new FileContent(files[index], index.ToString(CultureInfo.InvariantCulture)));
        }

        return RequestBody.Form(form);
    }

    /// <summary>A file from where it stands to its end. It stays its owner's: neither closed nor moved on, so that the call can be made again.</summary>
    private sealed class FileContent : HttpContent
    {
        private readonly Stream _file;
        private readonly long _start;

        public FileContent(InputFileStream file, string name)
        {
            _file = file.Content;
            _start = _file.Position;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            // Telegram reads a name's UTF-8 as it is.
            var fileName = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes((file.FileName ?? "file").ReplaceLineEndings("").Replace('"', '\'')));
            Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"; filename=\"{fileName}\"");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            _file.CopyToAsync(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = _file.Length - _start;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (_file.CanSeek)
            {
                _file.Position = _start;
            }

            base.Dispose(disposing);
        }
    }
}
