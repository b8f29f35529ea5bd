package io.evenkeel.tck;

/**
 * All chapters of the contract.
 *
 * <pre>{@code
 * class AcmeDriverContractTest implements DriverContract {
 *   private final AcmePlayground playground = new AcmePlayground();
 *
 *   @Override
 *   public Playground playground() {
 *     return playground;
 *   }
 * }
 * }</pre>
 *
 * <p>What a driver can't do must be refused with {@code UNSUPPORTED}: that is tested then, and no
 * test is skipped. The one exception is a playground that can't cut a host off.
 */
public interface DriverContract
    extends ObservingContract,
        OrdersContract,
        MovesContract,
        PowerContract,
        CancelContract,
        CordonContract,
        CapabilitiesContract,
        LifeContract,
        ZoneCpuContract {}
