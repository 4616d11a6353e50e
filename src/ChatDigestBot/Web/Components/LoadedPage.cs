using Microsoft.AspNetCore.Components;

namespace ChatDigestBot.Web.Components;

/// <summary>A page that is rendered once, when what it shows is there.</summary>
/// <remarks>A component is otherwise rendered as soon as it waits for something, and so with nothing to show; with a store that never really waits nobody would notice.</remarks>
public abstract class LoadedPage : PagePart
{
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync(Context.RequestAborted);
        StateHasChanged();
    }

    /// <param name="cancellationToken">Cancelled when the reader is gone.</param>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);
}
