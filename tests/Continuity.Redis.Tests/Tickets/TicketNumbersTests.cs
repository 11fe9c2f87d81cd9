using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Tickets;

public abstract class TicketNumbersTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NextAsync_FromTwoInstancesAtOnce_GivesEachNumberOnce()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await stores[i % 2].Numbers.NextAsync(Cancelled))));

        Assert.Equal(200, numbers.Distinct().Count());
        Assert.All(numbers, static n => Assert.Matches("^[0-9]{6,}$", n));
    }

    [Fact]
    public async Task FindAsync_MisheardInOneDigitOrTheOrderOfTwo_FindsNothing()
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        var numbers = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            numbers.Add(await store.Numbers.NextAsync(Cancelled));
            await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, numbers[^1]), null, Cancelled);
        }

        var number = numbers[^1];
        await Poll.UntilAsync(async () => await store.Numbers.FindAsync($" {number[..3]}-{number[3..]}", Cancelled) == new TicketId(home, 30));

        foreach (var wrong in Misheard(number))
        {
            Assert.Null(await store.Numbers.FindAsync(wrong, Cancelled));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a456")]
    [InlineData("12345678901234567890")]
    [InlineData("٣٤٥٦٧٨")]
    public async Task FindAsync_NoNumber_FindsNothing(string text) => Assert.Null(await (await server.OpenAsync()).Numbers.FindAsync(text, Cancelled));

    private static IEnumerable<string> Misheard(string number)
    {
        for (var i = 0; i < number.Length; i++)
        {
            foreach (var digit in "0123456789".Where(d => d != number[i]))
            {
                yield return $"{number[..i]}{digit}{number[(i + 1)..]}";
            }

            if (i > 0 && number[i - 1] != number[i])
            {
                yield return $"{number[..(i - 1)]}{number[i]}{number[i - 1]}{number[(i + 1)..]}";
            }
        }
    }
}
