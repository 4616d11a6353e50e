using System.Net;
using System.Net.Http.Headers;

namespace ChatDigestBot.Telegram.Api;

/// <summary>A request's body that knows whether its first byte was handed to the connection: before that, nothing was asked of Telegram.</summary>
internal sealed class RequestBody : HttpContent
{
    private readonly HttpContent? _form;
    private readonly byte[] _json;

    private RequestBody(byte[] json, HttpContent? form)
    {
        _json = json;
        _form = form;
        Headers.ContentType = form is null ? new MediaTypeHeaderValue("application/json") : form.Headers.ContentType;
    }

    public bool HasStarted { get; private set; }

    public bool HasFiles => _form is not null;

    public static RequestBody Json(byte[] json) => new(json, null);

    /// <param name="form">Disposed with this body.</param>
    public static RequestBody Form(MultipartFormDataContent form) => new([], form);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasStarted = true;
        return _form is null ? stream.WriteAsync(_json, cancellationToken).AsTask() : _form.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _form is null ? _json.Length : _form.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        _form?.Dispose();
        base.Dispose(disposing);
    }
}
