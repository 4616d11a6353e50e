using Microsoft.AspNetCore.Components;

namespace ChatDigestBot.Web.Components;

/// <summary>A component that speaks the visitor's language.</summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    private protected Visitor Visitor => Visitor.Of(Context);

    private protected string Say(string key, params (string Name, object Value)[] args) => Visitor.Say(key, args);
}
