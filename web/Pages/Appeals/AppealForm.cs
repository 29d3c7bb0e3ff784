using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Appeals;

/// <summary>A page of one appeal: reads it, sends one change, and goes back to it or says why not.</summary>
public abstract class AppealForm : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [Inject] protected Register Names { get; set; } = default!;
    [Inject] protected AppealSayings Say { get; set; } = default!;

    protected Appeal? Appeal { get; private set; }
    protected string MemberName { get; private set; } = "";
    protected string Home => $"/appeals/{Id}";

    protected override async Task OnInitializedAsync()
    {
        Appeal = (await Gateway.Ask<AppealAnswer>("Appeal", new { id = Id }, Http.RequestAborted)).Appeal;
        if (Appeal is null)
            Nav.NotFound();
        else
            MemberName = (await Names.Read(Http.RequestAborted)).NameOf(Appeal.Member.Id);
    }

    protected Task Send(string document, object input) => SendForReceipt(document, input, Home);
}
