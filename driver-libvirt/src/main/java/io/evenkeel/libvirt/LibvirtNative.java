package io.evenkeel.libvirt;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.StoragePoolPointer;

/** The functions of libvirt that libvirt-java 0.5.4 does not declare, or declares unusably. */
interface LibvirtNative extends Libvirt {

  int virGetLastErrorCode();

  int virGetLastErrorDomain();

  String virGetLastErrorMessage();

  int virNodeGetMemoryStats(
      ConnectionPointer connection,
      int cell,
      @Nullable Pointer stats,
      IntByReference count,
      int flags);

  @Nullable CString virConnectGetDomainCapabilities(
      ConnectionPointer connection,
      @Nullable String emulator,
      @Nullable String architecture,
      @Nullable String machine,
      @Nullable String kind,
      int flags);

  @Nullable CString virConnectBaselineHypervisorCPU(
      ConnectionPointer connection,
      @Nullable String emulator,
      @Nullable String architecture,
      @Nullable String machine,
      @Nullable String kind,
      String[] cpus,
      int count,
      int flags);

  int virConnectGetAllDomainStats(
      ConnectionPointer connection, int kinds, PointerByReference records, int flags);

  void virDomainStatsRecordListFree(Pointer records);

  int virConnectListAllNetworks(
      ConnectionPointer connection, PointerByReference networks, int flags);

  @Nullable StoragePoolPointer virStoragePoolLookupByTargetPath(
      ConnectionPointer connection, String path, int flags);

  int virConnectListAllStoragePools(
      ConnectionPointer connection, PointerByReference pools, int flags);

  int virDomainGetState(
      DomainPointer domain, IntByReference state, IntByReference reason, int flags);

  int virDomainShutdownFlags(DomainPointer domain, int flags);

  int virDomainDestroyFlags(DomainPointer domain, int flags);

  int virDomainMigrateToURI3(
      DomainPointer domain, String peer, @Nullable Pointer parameters, int count, int flags);

  int virDomainStartDirtyRateCalc(DomainPointer domain, int seconds, int flags);

  int virDomainMigrateSetMaxSpeed(DomainPointer domain, NativeLong mebibytesPerSecond, int flags);

  int virDomainMigrateStartPostCopy(DomainPointer domain, int flags);

  int virTypedParamsAddInt(
      PointerByReference list, IntByReference count, IntByReference room, String name, int value);

  int virTypedParamsAddULLong(
      PointerByReference list, IntByReference count, IntByReference room, String name, long value);

  int virTypedParamsAddString(
      PointerByReference list,
      IntByReference count,
      IntByReference room,
      String name,
      String value);
}
