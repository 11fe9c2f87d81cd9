using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Handoffs;
using Continuity.Api.Privacy;
using Continuity.Handoffs;
using Continuity.Privacy;

namespace Continuity.Api.Tests.Privacy;

public sealed class InputMaskTests
{
    [Fact]
    public void Of_NamesThatAreMaskedIntoOne_KeepsEachValueUnderANameOfItsOwn()
    {
        var context = new JsonObject { ["4111 1111 1111 1111"] = "one", ["4111111111111111"] = "two", ["•••• 1111"] = "three" };
        var input = new OfferHandoffInput("ticket", new(null, null), TransferMode.Warm, "Reason.", "Summary.", JsonSerializer.SerializeToElement(context), false, null, null, null, null);

        var masked = new InputMask(new TextMask(new() { CardNumbers = true })).Of(input).Context!.Value;

        Assert.Equal(
            [("•••• 1111 2", "one"), ("•••• 1111 3", "two"), ("•••• 1111", "three")],
            masked.EnumerateObject().Select(static member => (member.Name, member.Value.GetString())));
    }
}
