using System.Text;
using Continuity.Api.Customers;
using Continuity.Api.Tests.Hosting;
using Continuity.Customers;
using Microsoft.Extensions.Configuration;

namespace Continuity.Api.Tests.Customers;

[OneStore("No store changes it.")]
public sealed class IdentitySettingsTests
{
    [Fact]
    public void Read_Nothing_IsTheDefault()
    {
        var options = Read("{}", out var faults);
        Assert.Empty(faults);
        Assert.Equal([IdentityKind.AppUser, IdentityKind.External], options.Strong);
        Assert.Equal((1, 1, 5), (options.MaximumOf(IdentityKind.AppUser), options.MaximumOf(IdentityKind.External), options.MaximumOf(IdentityKind.Phone)));
    }

    [Theory]
    [InlineData("""["EMAIL", "APP_USER"]""", IdentityKind.Email, IdentityKind.AppUser)]
    [InlineData("""["External"]""", IdentityKind.External)]
    [InlineData("[]")]
    public void Read_Strong_TakesThePlaceOfTheDefault(string strong, params IdentityKind[] expected)
    {
        var options = Read($$"""{"Strong": {{strong}}}""", out var faults);
        Assert.Empty(faults);
        Assert.Equal(expected, options.Strong);
    }

    [Fact]
    public void Read_Maximum_ChangesTheKindsThatItNames()
    {
        var options = Read("""{"Maximum": {"APP_USER": 3, "PHONE": 2}, "NeverMatched": ["+49 30 1000"], "DefaultCallingCode": "49"}""", out var faults);
        Assert.Empty(faults);
        Assert.Equal((3, 1, 2, 5), (options.MaximumOf(IdentityKind.AppUser), options.MaximumOf(IdentityKind.External), options.MaximumOf(IdentityKind.Phone), options.MaximumOf(IdentityKind.Email)));
        Assert.Equal(["+49 30 1000"], options.NeverMatched);
        Assert.Equal("49", options.DefaultCallingCode);
    }

    [Theory]
    [InlineData("""{"Strong": ["FAX"]}""", "'FAX' is no kind of identity; there are PHONE, EMAIL, CHAT_VISITOR, APP_USER, EXTERNAL.")]
    [InlineData("""{"Maximum": {"7": 1}}""", "'7' is no kind of identity; there are PHONE, EMAIL, CHAT_VISITOR, APP_USER, EXTERNAL.")]
    [InlineData("""{"Strong": "EMAIL"}""", "Strong must be a list.")]
    [InlineData("""{"NeverMatched": "+49 30 1000"}""", "NeverMatched must be a list.")]
    [InlineData("""{"Strong": ["EMAIL", "email"]}""", "Strong must name each kind once.")]
    [InlineData("""{"Maximum": {"PHONE": 101}}""", "Maximum:Phone is 101; it must be 1 to 100.")]
    public void Read_OutOfBounds_SaysSo(string json, string fault)
    {
        Read(json, out var faults);
        Assert.Equal([fault], faults);
    }

    private static IdentityOptions Read(string json, out IReadOnlyList<string> faults) => IdentitySettings.Read(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Identities": {{json}}}"""))).Build().GetSection("Identities"), out faults);
}
