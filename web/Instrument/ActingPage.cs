using Microsoft.AspNetCore.Components;

namespace Web.Instrument;

/// <summary>A page on which acts are done: it sends one, and goes to where the answer leads, or says why not.</summary>
public abstract class ActingPage : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;

    protected string? Refusal { get; private set; }

    /// <summary>Sends an act, and goes to where its answer leads.</summary>
    protected async Task Send<TAnswer>(string document, object input, Func<TAnswer, string> then)
    {
        try
        {
            Nav.NavigateTo(then(await Gateway.Do<TAnswer>(document, input, Http.RequestAborted)));
        }
        catch (GatewayRefusal no)
        {
            Refuse(no.Message);
        }
    }

    /// <summary>Sends an act whose answer names its receipt, and goes to a page that shows it.</summary>
    protected Task SendForReceipt(string document, object input, string home) =>
        Send<Dictionary<string, ActDone>>(document, input, done => $"{home}?act={done.Values.Single().Receipt.ActId}");

    /// <summary>Says why nothing was done.</summary>
    protected void Refuse(string why)
    {
        Refusal = why;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
